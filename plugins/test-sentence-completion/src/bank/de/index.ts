export { selfCompetent } from './self-competent.ts';
export { userOriented } from './user-oriented.ts';
export { social } from './social.ts';
export { idealistic } from './idealistic.ts';
export { professional } from './professional.ts';
export { ethical } from './ethical.ts';
export { neutral } from './neutral.ts';

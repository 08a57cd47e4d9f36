import { existsSync, readdirSync } from 'node:fs';

const rooms = ['packages', 'plugins', 'apps', 'tools'];
const projects = rooms.flatMap((room) =>
  readdirSync(room)
    .filter((name) => existsSync(`${room}/${name}/jest.config.mjs`))
    .map((name) => `<rootDir>/${room}/${name}`),
);

export default { projects, reporters: ['default', '<rootDir>/tools/scripts/jest-summary.mjs'] };

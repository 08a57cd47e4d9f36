import { existsSync, readdirSync } from 'node:fs';
import { testTimeout } from './jest.preset.mjs';

const rooms = ['packages', 'plugins', 'apps', 'tools'];
const projects = rooms.flatMap((room) =>
  readdirSync(room)
    .filter((name) => existsSync(`${room}/${name}/jest.config.mjs`))
    .map((name) => `<rootDir>/${room}/${name}`),
);

export default { projects, testTimeout, reporters: ['default', '<rootDir>/tools/scripts/jest-summary.mjs'] };

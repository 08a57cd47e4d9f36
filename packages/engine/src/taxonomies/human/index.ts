import { deRaad2016 } from './de-raad-2016.ts';
import type { HumanSystem } from './human-system.ts';
import { moralFoundations2009 } from './moral-foundations-2009.ts';
import { schwartz1992 } from './schwartz-1992.ts';

/** The human systems that a taxonomy is compared with. */
export const humanSystems: readonly HumanSystem[] = [schwartz1992, moralFoundations2009, deRaad2016];

const members = process.env.TEST_MEMBERS?.split(',');

/** Whether the run is for a service, or for the `gateway`: for all of them, unless some are named. */
export function isMeant(name: string): boolean {
  return members === undefined || members.includes(name);
}

/** Why a clause about some of them is left out. */
export const nobody = 'none of those that the run is for has one';

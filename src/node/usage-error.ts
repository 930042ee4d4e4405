import { UserError } from "../errors.ts";

/** Wrong arguments or a wrong input file: exit status 2. */
export class UsageError extends UserError {}

/** Runs what reads arguments; what the user can mend in it is wrong usage. */
export async function asUsage<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UserError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

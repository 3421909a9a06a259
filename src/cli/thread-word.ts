/** The first argument of the program where it is a thread of another. */
export const threadWord = "lint-thread";

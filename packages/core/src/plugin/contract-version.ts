/** The version of the plugin contract. A host takes plugins of the same number. */
export const contractVersion = 1;

/** An item whose exact type is known to its resource's declaration only. */
export type Item = Readonly<Record<string, unknown>>;

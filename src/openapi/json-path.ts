/** Where a value stands in a parsed document: the keys and indexes that lead to it from the root. */
export type JsonPath = readonly (string | number)[];

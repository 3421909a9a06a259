// Loaded only to read rulesets: for descriptions it is too slow.
export { type Document, isScalar, LineCounter, type Node, type Pair, parseDocument, type Scalar, visit } from "yaml";

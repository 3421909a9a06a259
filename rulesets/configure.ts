export { default } from "../src/rules/configure.ts";

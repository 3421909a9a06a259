// Loaded only for `--validate`.
export { default as SwaggerParser } from "@apidevtools/swagger-parser";

import { getBuiltinModule } from "node:process";

/** SHA-256, in hexadecimal digits. Few runs need one, so what makes it is loaded by the first: that takes 5 ms. */
export function digestOf(content: Uint8Array | string): string {
  return getBuiltinModule("node:crypto").hash("sha256", content, "hex");
}

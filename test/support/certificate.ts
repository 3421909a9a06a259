import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate that a server of a test signed itself, for no name at all, with its key (RFC 5280, 4.1). */
export function makeCertificate(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = sequence(Buffer.from("06082a8648ce3d040302", "hex")); // ecdsa-with-SHA256
  const name = sequence(set(sequence(Buffer.from("0603550403", "hex"), value(0x0c, Buffer.from("test")))));
  const validity = sequence(value(0x17, Buffer.from("200101000000Z")), value(0x17, Buffer.from("491231235959Z")));
  const key = publicKey.export({ type: "spki", format: "der" });
  const body = sequence(value(0x02, Buffer.from([1])), algorithm, name, validity, name, key);
  const signature = value(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, privateKey)]));
  const text = sequence(body, algorithm, signature).toString("base64").replace(/.{64}/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`,
  };
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return value(0x30, Buffer.concat(parts));
}

function set(part: Buffer): Buffer {
  return value(0x31, part);
}

/** As ASN.1 writes it, in its distinguished encoding. */
function value(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

import { UserError } from "../core/user-error.ts";
import { isObject, member } from "../openapi/json-object.ts";
import { shorten } from "../openapi/texts.ts";
import type { Approval } from "./approvals.ts";
import { checkKeys, placeRemarks, type Remark } from "./entry-lines.ts";
import { approvalKeys, approvalsVersion } from "./write-approvals.ts";

/** Reads the data of a file of approvals. Throws a `UserError` that names the file for whatever is none. */
export function readApprovals(data: unknown, remarks: readonly Remark[], file: string): readonly Approval[] {
  const version = member(data, "version");
  if (!isObject(data) || version === undefined)
    throw new UserError(`${file} holds no approvals: it has no \`version\`.`, approvalsAdvice);
  if (version !== approvalsVersion)
    throw new UserError(
      `${file} is of version ${shorten(String(JSON.stringify(version)))}, and this Statute reads version ${approvalsVersion}.`,
      "Use the version of Statute that wrote it.",
    );
  checkKeys(data, ["version", "approvals"], file);
  const list = member(data, "approvals") ?? [];
  if (!Array.isArray(list)) throw malformed(file, "`approvals` is no list");
  const remarksOn = placeRemarks(remarks, 2);
  return list.map((entry, index) => ({
    ...readApproval(entry, `approval ${index + 1}`, file),
    ...remarksOn(["approvals", index]),
  }));
}

function readApproval(data: unknown, place: string, file: string): Approval {
  if (!isObject(data)) throw malformed(file, `${place} is no mapping`);
  checkKeys(data, approvalKeys, file, place);
  const read = (key: (typeof approvalKeys)[number]): string | undefined => {
    const value = data[key] ?? undefined;
    if (value === undefined || typeof value === "string") return value;
    throw malformed(file, `\`${key}\` of ${place} is no text; it may need quotes`);
  };
  const [fingerprint, reason] = [read("fingerprint"), read("reason")];
  if (fingerprint === undefined || !/^[\da-f]{32}$/i.test(fingerprint))
    throw malformed(file, `${place} has no \`fingerprint\` of 32 hexadecimal digits`);
  if (reason === undefined || reason.trim() === "") throw malformed(file, `${place} has no \`reason\``);
  return { fingerprint: fingerprint.toLowerCase(), description: read("description"), reason, by: read("by") };
}

/** What to do about a file of approvals that cannot be read. */
export const approvalsAdvice = "Mend or restore it; or remove it, and approve anew with `statute approve`.";

function malformed(file: string, fault: string): UserError {
  return new UserError(`${file} cannot be read: ${fault}.`, approvalsAdvice);
}

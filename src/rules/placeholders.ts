import { simplifyText } from "./phrases.ts";

/** What editors, generators and people in a hurry leave behind, simplified. */
const placeholders = new Set(
  [
    "text|str|lorem ipsum|lorem ipsum dolor sit amet|placeholder|foo|bar|foobar|foo bar|xxx|asdf|dummy|dummy description",
    "todo|todo description|todo add description|todo describe|tbd|tbd description|tba|to be defined|to be done|to be determined|to be added|fixme|wip",
    "description|desc|a description|the description|response description|description of the response|response description here",
    "describe me|describe this|sample description|example description|test description|some description|description text",
    "description here|description goes here|your description|your description here|your response description|insert description here",
    "add description|add a description|add description here|add response description|enter description|enter description here|enter response description",
    "no description|no description available|no description provided|no description yet|missing description|description missing",
    "response|a response|the response|default response|the default response|default|default description|response default",
    "undefined|null|nil|none|n a|na|nan|object object",
  ].flatMap((line) => line.split("|")),
);

const firstWords = new Set([...placeholders].map((text) => text.replace(/ .*/, "")));

export function isPlaceholder(text: string): boolean {
  if (text.length > 80) return false;
  // Most descriptions are told by their first word.
  const first = text.match(/[a-z]+/i)?.[0].toLowerCase();
  if (first !== undefined && !firstWords.has(first) && !text.includes("<"))
    return text.trim() === "string" || /^\(empty\)$/i.test(text.trim());
  const words = simplifyText(text);
  // Dots, dashes and the like; an emoji or a sign of another script would be left over.
  return words === "" ? /^[\x20-\x7e\u2010-\u2027\s]*$/.test(text) : placeholders.has(words);
}

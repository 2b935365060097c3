// Writes src/schema.ts from the API description, or says with --check that it is not what would be written.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const HEADING = "// Generated from openapi/openapi.json by `npm run generate`; not edited by hand.\n\n";
const target = new URL("../src/schema.ts", import.meta.url);

/** Leaves out the examples, which types have no use for; a member of a record may be called `example` too. */
function withoutExamples(value, inProperties = false) {
  if (Array.isArray(value)) return value.map((item) => withoutExamples(item));
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([name]) => inProperties || !["example", "examples"].includes(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutExamples(item, name === "properties")]));
}

/** The kinds of problems, which the description of each refusal lists. */
function slugs(description) {
  const shared = Object.values(description.components.responses);
  const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
  const responses = [...shared, ...operations.flatMap(({ responses = {} }) => Object.values(responses))];
  const listed = responses.flatMap((response) => /Types?: (.*)/.exec(response.description ?? "")?.[1] ?? []);
  const found = new Set(listed.flatMap((list) => [...list.matchAll(/`([a-z0-9-]+)`/g)].map(([, slug]) => slug)));
  return `export type ProblemSlug =${[...found].sort().map((slug) => `\n    | "${slug}"`).join("")};\n`;
}

const description = JSON.parse(await readFile(new URL("../../../openapi.json", import.meta.url), "utf8"));
const types = await openapiTS(withoutExamples(description), { defaultNonNullable: false });
const written = `${HEADING}${astToString(types)}\n${slugs(description)}`;
if (process.argv.includes("--check")) {
  if ((await readFile(target, "utf8")) !== written) {
    console.error("src/schema.ts is not what the API description gives: npm run generate");
    process.exitCode = 1;
  }
} else {
  await writeFile(target, written);
}

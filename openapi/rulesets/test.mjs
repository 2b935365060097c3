/** Each rule of convenant.spectral.yaml passes a description it fits, and flags one change that it does not. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const here = import.meta.dirname;
const ruleset = join(here, "convenant.spectral.yaml");
const problem = { description: "A problem", content: { "application/problem+json": {} } };
const good = {
  openapi: "3.1.0",
  info: { title: "Sample", version: "1.0.0" },
  tags: [{ name: "Things", description: "Things." }],
  paths: {
    "/nice-things/{thingId}": {
      post: {
        operationId: "makeThing",
        summary: "Make",
        description: "Makes a thing.",
        tags: ["Things"],
        parameters: [
          { name: "thingId", in: "path", required: true, description: "Which.", schema: { type: "string" } },
          { name: "sort", in: "query", description: "By `name`.", schema: { type: "string", enum: ["name"] } },
        ],
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" }, example: {} } },
        },
        responses: {
          201: {
            description: "Made",
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/Thing" }, example: {} },
              "text/plain": { schema: { type: "string" }, example: "A thing" },
            },
          },
          400: problem,
          default: problem,
        },
      },
    },
  },
  webhooks: { happened: { post: { summary: "Something happened" } } },
  components: {
    schemas: {
      Thing: {
        type: "object",
        description: "A thing.",
        properties: {
          kind: { $ref: "#/components/schemas/Kind" },
          origin: { $ref: "#/components/schemas/Kind", description: "What it was." },
          side: { enum: ["left", null], description: "Always `left`." },
          parts: { type: "array", items: { $ref: "#/components/schemas/Thing" }, description: "What it is made of." },
          next: { anyOf: [{ $ref: "#/components/schemas/Thing" }, { type: "null" }], description: "The one after it." },
        },
      },
      Kind: { type: "string", enum: ["a", "b"], description: "- `a`: One\n- `b`: Other" },
    },
  },
};
const operation = (description) => description.paths["/nice-things/{thingId}"].post;
const renamed = (from, to) => (d) => {
  d.paths[to] = d.paths[from];
  delete d.paths[from];
};
const inline = { type: "object", description: "A part.", properties: { own: { type: "string" } } };
const bad = {
  "operation-says-what-it-does": [
    (d) => delete operation(d).summary,
    (d) => delete operation(d).description,
    (d) => (operation(d).tags = []),
    (d) => (operation(d).operationId = "make_thing"),
  ],
  "tag-is-described": [(d) => delete d.tags[0].description],
  "body-has-example": [(d) => delete operation(d).requestBody.content["application/json"].example],
  "answer-has-example": [
    (d) => delete operation(d).responses[201].content["application/json"].example,
    (d) => (operation(d).responses[201].content["text/csv"] = { schema: { type: "string" } }),
  ],
  "problems-are-told": [(d) => delete operation(d).responses.default, (d) => delete operation(d).responses[400]],
  "refusal-is-a-problem": [
    (d) => (operation(d).responses[404] = { description: "None" }),
    (d) => (operation(d).responses[404] = { description: "None", content: { "application/json": {} } }),
  ],
  "values-are-described": [
    (d) => (d.components.schemas.Kind.description = "- `a`: One"),
    (d) => (d.components.schemas.Thing.properties.side.description = "A side."),
    (d) => (operation(d).parameters[1].description = "By something."),
  ],
  "schema-is-described": [(d) => delete d.components.schemas.Thing.description],
  "member-is-described": [
    (d) => delete d.components.schemas.Thing.properties.parts.description,
    (d) => delete d.components.schemas.Thing.properties.origin.description,
    (d) => (d.components.schemas.Thing.properties.kindOf = { type: "string" }),
  ],
  "no-title-of-a-name": [
    (d) => (d.components.schemas.Thing.properties.parts.title = "Parts"),
    (d) => (d.components.schemas.Thing.properties.parts.items = { type: "string", title: "Part" }),
    (d) => (d.components.schemas.Thing.properties.next.anyOf[0] = { type: "string", title: "Next" }),
    (d) => (operation(d).parameters[0].schema.title = "Thingid"),
  ],
  "schema-name": [(d) => (d.components.schemas.Thing_Page = { type: "object", description: "A page." })],
  "property-name": [(d) => (d.components.schemas.Thing.properties.first_name = { type: "string", description: "A name." })],
  "collection-is-plural": [renamed("/nice-things/{thingId}", "/nice-thing/{thingId}")],
  "path-in-kebab-case": [
    renamed("/nice-things/{thingId}", "/nice_things/{thingId}"),
    renamed("/nice-things/{thingId}", "/niceThings/{thingId}"),
  ],
  "parameter-is-described": [(d) => delete operation(d).parameters[0].description],
  "body-has-name": [
    (d) => (operation(d).requestBody.content["application/json"].schema = inline),
    (d) => (operation(d).responses[201].content["application/json"].schema = inline),
  ],
  "object-has-name": [
    (d) => (d.components.schemas.Thing.properties.part = inline),
    (d) => (d.components.schemas.Thing.properties.parts.items = inline),
    (d) => (d.components.schemas.Thing.properties.map = { type: "object", description: "By name.", additionalProperties: inline }),
    (d) => (d.components.schemas.Thing.properties.next.anyOf[0] = inline),
  ],
  "no-extension": [
    (d) => (d["x-own"] = true),
    (d) => (operation(d)["x-own"] = true),
    (d) => (d.components.schemas.Thing["x-own"] = true),
  ],
};

const folder = mkdtempSync(join(tmpdir(), "rulesets-"));
after(() => rmSync(folder, { recursive: true }));

/** Returns the rules that flag each description, in one run of the linter. */
function flaggedIn(descriptions) {
  const files = descriptions.map((description, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(description));
    return file;
  });
  const linter = join(here, "..", "node_modules", ".bin", "spectral");
  const options = ["--ruleset", ruleset, "--format", "json", "--quiet", "--fail-severity", "error"];
  let told;
  try {
    told = execFileSync(linter, ["lint", ...files, ...options], { encoding: "utf8" });
  } catch (error) {
    assert.equal(error.status, 1, error.stderr);
    told = error.stdout;
  }
  const results = JSON.parse(told);
  return files.map((file) => [...new Set(results.filter((r) => r.source === file).map((r) => r.code))]);
}

const cases = Object.entries(bad).flatMap(([rule, changes]) => changes.map((change) => ({ rule, change })));
const changed = cases.map(({ change }) => {
  const description = structuredClone(good);
  change(description);
  return description;
});
const [none, ...flagged] = flaggedIn([good, ...changed]);

test("a good description passes every rule, webhooks and all", () => assert.deepEqual(none, []));
cases.forEach(({ rule, change }, index) =>
  test(`${rule} flags ${change}`, () => assert.deepEqual(flagged[index], [`convenant:${rule}`])),
);
test("every rule has a bad sample", () => {
  const rules = [...readFileSync(ruleset, "utf8").matchAll(/^ {2}convenant:([a-z-]+):$/gm)].map(([, name]) => name);
  assert.deepEqual(rules.toSorted(), Object.keys(bad).toSorted());
});

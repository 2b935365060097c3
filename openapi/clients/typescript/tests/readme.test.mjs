// The README, run from its own text.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startRegister } from "./register.mjs";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const EXAMPLE = /<!-- run -->\n```ts\n(.*?)```/gs;

test("the examples of the README run, and their types are right", async (t) => {
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const examples = [...readme.matchAll(EXAMPLE)].map(([, code]) => code);
  assert.equal(examples.length, 6);
  const service = await startRegister();
  t.after(() => service.stop());
  const source = examples.join("\n").replaceAll("http://127.0.0.1:8000", service.url);

  // Beside the package, so that it is found by its name like an installed one.
  const directory = await mkdtemp(join(tmpdir(), "convenant-readme-"));
  t.after(() => rm(directory, { recursive: true }));
  await symlink(join(PACKAGE, "node_modules"), join(directory, "node_modules"));
  const options = { target: "ES2022", module: "NodeNext", strict: true, types: ["node"], paths: paths() };
  await writeFile(join(directory, "package.json"), '{"type":"module"}');
  await writeFile(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
  await writeFile(join(directory, "readme.ts"), source);
  run(join(PACKAGE, "node_modules", ".bin", "tsc"), ["--project", directory], directory);

  const script = join(directory, "readme.js");
  const compiled = await readFile(script, "utf8");
  await writeFile(script, compiled.replaceAll(/from "(@convenant\/client(?:\/node)?)"/g, (_, name) => `from "${imports()[name]}"`));
  const env = { ...process.env, CONVENANT_TOKEN: service.tokenOf("registrar", "gemeente-maastricht") };
  const said = run(process.execPath, [script], directory, env);
  assert.match(said, /14 findings/);
  assert.match(said, /now version 2/);
  assert.match(said, /historic-source-required 422/);
  assert.match(said, /24 bytes/);
});

function paths() {
  return { "@convenant/client": [join(PACKAGE, "dist/index.d.ts")], "@convenant/client/node": [join(PACKAGE, "dist/node.d.ts")] };
}

function imports() {
  const at = (name) => new URL(`../dist/${name}.js`, import.meta.url).href;
  return { "@convenant/client": at("index"), "@convenant/client/node": at("node") };
}

function run(command, given, cwd, env = process.env) {
  const { status, stdout, stderr } = spawnSync(command, given, { cwd, env, encoding: "utf8", timeout: 60_000 });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  return stdout;
}

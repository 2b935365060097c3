// A register that really runs, with its example dossier; and the server of somebody else, for faults and tokens.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const PYTHON = join(ROOT, ".venv", "bin", "python");
const PATIENCE_MS = 120_000;
export const AGREEMENT = "16a0c2e6-4758-583c-af9c-fdbaf8759396";

async function freePort() {
  const socket = createSocket().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  return port;
}

/** Starts a register; `stop` ends it and throws its data away. */
export async function startRegister(settings = {}) {
  const directory = await mkdtemp(join(tmpdir(), "convenant-ts-"));
  const port = await freePort();
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CONVENANT_")));
  const patience = { CONVENANT_STATEMENT_TIMEOUT_MS: "60000", CONVENANT_LOCK_TIMEOUT_MS: "60000" };
  const env = { ...own, ...patience, CONVENANT_DATA_DIR: join(directory, "data"), ...settings };
  const url = `http://127.0.0.1:${port}`;
  const served = ["-m", "app", "serve", "--with-example", "--port", String(port)];
  const service = spawn(PYTHON, served, { cwd: ROOT, env, stdio: "ignore" });
  const ended = once(service, "exit");
  const stop = async () => {
    service.kill("SIGTERM");
    await ended;
    await rm(directory, { recursive: true, force: true });
  };
  const convenant = (...given) => execFileSync(PYTHON, ["-m", "app", ...given], { cwd: ROOT, env, encoding: "utf8" }).trim();
  const tokenOf = (role, organisation) => convenant("token", "--role", role, "--organisation", organisation);
  try {
    await ready(url, service);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { url, stop, tokenOf, convenant };
}

async function ready(url, service) {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await wait(200)) {
    if (service.exitCode !== null) throw new Error(`the register ended with ${service.exitCode}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error("the register was not ready in time");
}

/** Serves with a function until the test is over. */
export async function serving(test, handle) {
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

/** What was sent with a request. */
export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

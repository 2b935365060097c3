import { counting, whole, type Exchange } from "./sending.js";
import type { Answer, Schemas } from "./types.js";

export type DocumentRead = Schemas["DocumentRead"];
/** Called with how many bytes went over the line, and how many there are; begins again when the file does. */
export type Progress = (done: number, total: number) => void;

export interface TransferOptions {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

export interface Files {
  /** Sends the file of a document with its SHA-256: what arrives different is refused. */
  upload(
    document: Answer<DocumentRead>,
    file: Blob,
    name: string,
    options?: TransferOptions,
  ): Promise<Answer<DocumentRead>>;
  /** Fetches the file of a document, and compares it with the SHA-256 the register has. */
  download(documentId: string, options?: TransferOptions): Promise<Blob>;
}

type Fetch = (request: Request) => Promise<Response>;
type Send = (request: Request, exchange: Exchange) => Promise<Response>;
type Told = (octets: number) => void;

const PIECE_OCTETS = 65_536;

/** The file that arrived is not the one the register has. */
export class DamagedFileError extends Error {
  override readonly name = "DamagedFileError";
}

/** Sends and fetches files. */
export function files(origin: string, fetching: Fetch, send: Send): Files {
  const requestOf = (documentId: string, init: RequestInit, signal: AbortSignal | undefined) => {
    const url = `${origin}/v1/documents/${encodeURIComponent(documentId)}/file`;
    return new Request(url, signal === undefined ? init : { ...init, signal });
  };
  return {
    upload: async (document, file, name, { progress, signal } = {}) => {
      if (document.etag === undefined) throw new Error("read the document as a whole before you send its file");
      const form = new FormData();
      form.append("file", file, name);
      form.append("sha256", await sha256(file));
      const encoded = new Response(form);
      const headers = {
        Accept: "application/json",
        "Content-Type": encoded.headers.get("Content-Type") ?? "",
        "If-Match": document.etag,
      };
      const body = await encoded.blob();
      const request = requestOf(document.data.id, { method: "POST", headers }, signal);
      const response = await send(request, async (attempt, moved) => {
        const told = (done: number) => {
          moved();
          progress?.(done, body.size);
        };
        return whole(await (hasXhr() ? sentByXhr(attempt, body, told) : fetching(streamed(attempt, body, told))));
      });
      const etag = response.headers.get("ETag") ?? undefined;
      const url = `${origin}${document.data.links.self}`;
      return { data: (await response.json()) as DocumentRead, etag, url, response };
    },
    download: async (documentId, { progress, signal } = {}) => {
      const request = requestOf(documentId, { headers: { Accept: "*/*" } }, signal);
      const response = await send(request, async (attempt, moved) => {
        const answer = await fetching(attempt);
        const total = Number(answer.headers.get("Content-Length") ?? 0);
        return whole(answer, (done) => {
          moved();
          if (answer.ok) progress?.(done, total);
        });
      });
      const file = await response.blob();
      const digest = await sha256(file);
      if (response.headers.get("ETag") !== `"${digest}"`) {
        throw new DamagedFileError(`it arrived with SHA-256 ${digest}`);
      }
      return file;
    },
  };
}

/** A request that sends a file while it is told how far it came. */
function streamed(request: Request, body: Blob, told: Told): Request {
  const init = { body: pieces(body).pipeThrough(counting(told)), duplex: "half" };
  return new Request(request, init);
}

/** A file in pieces small enough to tell of each. */
function pieces(body: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      const piece = new Uint8Array(await body.slice(at, at + PIECE_OCTETS).arrayBuffer());
      at += piece.byteLength;
      if (piece.byteLength > 0) controller.enqueue(piece);
      if (at >= body.size) controller.close();
    },
  });
}

// Browsers either do not stream requests or only over HTTP/2; XMLHttpRequest tells progress in all of them.
function hasXhr(): boolean {
  return "XMLHttpRequest" in globalThis;
}

async function sentByXhr(request: Request, body: Blob, told: Told): Promise<Response> {
  request.signal.throwIfAborted();
  const xhr = new XMLHttpRequest();
  xhr.open(request.method, request.url);
  xhr.responseType = "arraybuffer";
  request.headers.forEach((value, name) => xhr.setRequestHeader(name, value));
  xhr.upload.onprogress = ({ loaded }) => told(loaded);
  request.signal.addEventListener("abort", () => xhr.abort(), { once: true });
  await new Promise<void>((resolve, reject) => {
    xhr.onload = () => resolve();
    xhr.onerror = () => reject(new TypeError("the network failed"));
    xhr.onabort = () => reject(request.signal.reason as Error);
    xhr.send(body);
  });
  const headers = xhr.getAllResponseHeaders().trim().split("\r\n").map((line) => line.split(/: (.*)/s).slice(0, 2));
  return new Response(xhr.response as ArrayBuffer, { status: xhr.status, headers: headers as [string, string][] });
}

async function sha256(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return Array.from(digest, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

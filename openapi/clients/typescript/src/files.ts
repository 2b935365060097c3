import type { Answer, Schemas } from "./types.js";

export type DocumentRead = Schemas["DocumentRead"];
/** Called with how many bytes went over the line, and how many there are. */
export type Progress = (done: number, total: number) => void;

export interface TransferOptions {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

export interface Files {
  /**
   * Sends the file of a document with its SHA-256: what arrives different is refused. Where requests cannot stream
   * (Firefox, Safari), progress is told once, at the end.
   */
  upload(document: Answer<DocumentRead>, file: Blob, name: string, options?: TransferOptions): Promise<Answer<DocumentRead>>;
  /** Fetches the file of a document, and compares it with the SHA-256 the register has. */
  download(documentId: string, options?: TransferOptions): Promise<Blob>;
}

const PIECE_OCTETS = 65_536;

/** The file that arrived is not the one the register has. */
export class DamagedFileError extends Error {
  override readonly name = "DamagedFileError";
}

/** Sends and fetches files. */
export function files(origin: string, send: (request: Request) => Promise<Response>): Files {
  return {
    upload: async (document, file, name, { progress, signal } = {}) => {
      if (document.etag === undefined) throw new Error("read the document as a whole before you send its file");
      const form = new FormData();
      form.append("file", file, name);
      form.append("sha256", await sha256(file));
      const encoded = new Response(form);
      const body = await encoded.blob();
      const headers = {
        Accept: "application/json",
        "Content-Type": encoded.headers.get("Content-Type") ?? "",
        "If-Match": document.etag,
        "Idempotency-Key": crypto.randomUUID(),
      };
      const url = `${origin}/v1/documents/${encodeURIComponent(document.data.id)}/file`;
      const request = new Request(url, { method: "POST", headers, ...sent(body, progress), ...given(signal) });
      const response = await send(request);
      if (!streams()) progress?.(body.size, body.size);
      const etag = response.headers.get("ETag") ?? undefined;
      return { data: (await response.json()) as DocumentRead, etag, url: `${origin}${document.data.links.self}`, response };
    },
    download: async (documentId, { progress, signal } = {}) => {
      const url = `${origin}/v1/documents/${encodeURIComponent(documentId)}/file`;
      const response = await send(new Request(url, { headers: { Accept: "*/*" }, ...given(signal) }));
      const total = Number(response.headers.get("Content-Length") ?? 0);
      const type = response.headers.get("Content-Type") ?? "";
      const arrived = await new Response(response.body?.pipeThrough(counting(total, progress))).arrayBuffer();
      const file = new Blob([arrived], { type });
      const digest = await sha256(file);
      if (response.headers.get("ETag") !== `"${digest}"`) throw new DamagedFileError(`it arrived with SHA-256 ${digest}`);
      return file;
    },
  };
}

function given(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function sent(body: Blob, progress: Progress | undefined): { body: BodyInit; duplex?: "half" } {
  if (progress === undefined || !streams()) return { body };
  return { body: pieces(body).pipeThrough(counting(body.size, progress)), duplex: "half" };
}

/** A file in pieces small enough to tell of each. */
function pieces(body: Blob): ReadableStream<Uint8Array> {
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

/** Whether a request can be sent while it is being made: a browser that cannot takes the stream for text. */
function streams(): boolean {
  let isAsked = false;
  const init = {
    method: "POST",
    body: new ReadableStream(),
    get duplex() {
      isAsked = true;
      return "half";
    },
  };
  return !new Request("http://register", init).headers.has("Content-Type") && isAsked;
}

function counting(total: number, progress: Progress | undefined): TransformStream<Uint8Array, Uint8Array> {
  let done = 0;
  return new TransformStream({
    transform(chunk, controller) {
      done += chunk.byteLength;
      controller.enqueue(chunk);
      progress?.(done, total);
    },
  });
}

async function sha256(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return Array.from(digest, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

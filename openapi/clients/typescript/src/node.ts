import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import type { CursorStore } from "./feed.js";

/** Keeps the place in the feed in a file, which always holds the old place or the new one. */
export function fileCursorStore(path: string): CursorStore {
  return {
    load: async () => {
      try {
        return (await readFile(path, "utf8")).trim() || undefined;
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw fault;
      }
    },
    save: async (cursor) => {
      const beside = `${path}.${randomUUID()}`;
      try {
        const file = await open(beside, "wx");
        try {
          await file.writeFile(cursor);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(beside, path);
      } finally {
        await rm(beside, { force: true });
      }
    },
  };
}

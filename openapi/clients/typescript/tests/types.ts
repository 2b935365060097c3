// What the compiler must accept and refuse; checked by `npm run check`, never run.
import { createConvenant, matching, type ProblemSlug, type Rehearsal, type Schemas } from "@convenant/client";

const register = createConvenant({ url: "http://127.0.0.1:8000" });
const path = { agreementId: "16a0c2e6-4758-583c-af9c-fdbaf8759396" };

export async function accepted(): Promise<void> {
  const read = await register.GET("/agreements/{agreementId}", { params: { path } });
  const status: Schemas["AgreementStatus"] | null = read.data.status;
  const params = { path, header: matching(read) };
  const changed = await register.PATCH("/agreements/{agreementId}", { params, body: { note: "n", reason: "r" } });
  const version: number = changed.data.version;
  const trial = await register.PATCH("/agreements/{agreementId}", {
    params: { ...params, query: { validateOnly: true } },
    body: { reason: "r" },
  });
  const rehearsal: Rehearsal = trial.data;
  const made = await register.POST("/documents", { body: { kind: "letter", available: false } });
  const document: Schemas["DocumentRead"] = made.data;
  for await (const agreement of register.items("/agreements", { params: { query: { status: status ?? "draft" } } })) {
    const title: string | null | undefined = agreement.title;
    void title;
  }
  const slug: ProblemSlug = "version-conflict";
  void [version, rehearsal, document, slug];
}

export async function refused(): Promise<void> {
  // @ts-expect-error an address that is not in the description
  await register.GET("/agreement");
  // @ts-expect-error no agreement is named
  await register.GET("/agreements/{agreementId}");
  // @ts-expect-error a value that is not in the code list
  await register.GET("/agreements", { params: { query: { status: "nearly" } } });
  // @ts-expect-error a change says which version it is made on
  await register.PATCH("/agreements/{agreementId}", { params: { path }, body: { reason: "r" } });
  // @ts-expect-error the kind is missing
  await register.POST("/documents", { body: { available: false } });
  // @ts-expect-error a kind of problem that is not in the description
  const slug: ProblemSlug = "verson-conflict";
  void slug;
  // @ts-expect-error one record is no list
  register.items("/agreements/{agreementId}", { params: { path } });
}

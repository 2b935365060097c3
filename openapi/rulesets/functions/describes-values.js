/** Tells which values of a closed list its description leaves out; null says itself what it means. */
export default function describesValues(described) {
  const values = described.enum ?? described.schema.enum;
  const said = `${described.description ?? ""} ${described.schema?.description ?? ""}`;
  const silent = values.filter((value) => value !== null && !said.includes(`\`${value}\``));
  return silent.length > 0 ? [{ message: `Not described: ${silent.join(", ")}.` }] : [];
}

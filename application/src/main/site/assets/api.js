// Calls the API of this very site, and keeps what was sent and answered so that it can be shown.

const answerWithin = 15_000;

/** A request as it will be sent. */
export function request(key, method, path, { body, idempotencyKey } = {}) {
  const headers = { Authorization: `Bearer ${key}` };
  if (idempotencyKey) headers["Idempotency-Key"] = idempotencyKey;
  if (body) headers["Content-Type"] = "application/json";
  return { method, path, headers, sent: body };
}

/** A request and its answer. A refusal is an answer too; only a broken connection throws, or none in 15 seconds. */
export async function exchange(request) {
  const { method, path, headers, sent } = request;
  const started = performance.now();
  const response = await fetch(path, {
    method,
    headers,
    body: sent && JSON.stringify(sent),
    cache: "no-store",
    signal: AbortSignal.timeout(answerWithin),
  });
  const text = await response.text();
  return {
    ...request,
    status: response.status,
    replayed: response.headers.get("Idempotent-Replayed") === "true",
    milliseconds: Math.round(performance.now() - started),
    ok: response.ok,
    body: text ? JSON.parse(text) : null,
  };
}

/** The request as a line for a terminal. The key is named, not shown: such lines get pasted into chats. */
export function asCurl({ method, path, headers, sent }) {
  const lines = [`curl ${method === "POST" ? "" : `-X ${method} `}${location.origin}${path}`];
  for (const [name, value] of Object.entries(headers)) {
    lines.push(`-H "${name}: ${name === "Authorization" ? "Bearer $QUITTANCE_KEY" : value}"`);
  }
  if (sent) lines.push(`-d '${JSON.stringify(sent, null, 2)}'`);
  return lines.join(" \\\n  ");
}

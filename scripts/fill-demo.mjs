// Something of everything for the screenshots, made as an admin makes it in the browser.

/** Fills the demo's organization. Returns the ids of what its detail pages show. */
export async function fillDemo(page, { slug, token, tenantUrl }) {
  const api = (method, path, body) => callApi(page, slug, method, path, body);
  const folders = await makeFolders(api);
  const { items: users } = await api("GET", "/users");
  const { items: groups } = await api("GET", "/groups");
  const [person, second] = users.filter(({ origin }) => origin.kind === "connector");
  const userIds = users.slice(0, 6).map(({ id }) => id);
  await api("POST", `/folders/${folders.europe}/access`, { userIds });
  await api("PATCH", `/users/${person.id}`, { accessRole: "Admin" });
  await makeRules(api, groups, folders);
  await api("POST", "/users/invite", { userName: "lin@fabrikam.example", displayName: "Lin Zhao" });
  await api("POST", "/metadata-keys", { key: "CostCenter", description: "Where the seat is booked." });
  await api("POST", "/schema-extensions", {
    urn: "urn:ietf:params:scim:schemas:extension:contoso:2.0:User",
    name: "Contoso",
    description: "What only Contoso knows about its people.",
    attributes: [
      { name: "badge", type: "string", caseExact: true, description: "As printed on the badge." },
      { name: "floor", type: "integer" },
      { name: "skills", type: "string", multiValued: true, canonicalValues: ["maths", "looms"] },
      { name: "joined", type: "dateTime" },
    ],
  });
  const account = await api("POST", "/service-accounts", {
    name: "Nightly export",
    description: "Reads the directory for the data warehouse.",
    roles: ["Directory Reader"],
  });
  await api("POST", `/service-accounts/${account.id}/tokens`, { name: "Warehouse", expires: "365d" });
  const app = await api("POST", "/native-apps", {
    name: "Contoso Viewer",
    redirectUris: ["http://127.0.0.1/callback"],
  });
  await api("POST", "/domains", { name: "contoso.com" });
  await makeRefusals(tenantUrl, token, second);
  const requestId = await findRefusal(api);
  return {
    userId: person.id,
    groupId: groups[0].id,
    folderId: folders.europe,
    requestId,
    serviceAccountId: account.id,
    nativeAppId: app.id,
  };
}

/** The log is written a moment after the answer. */
async function findRefusal(api) {
  for (let tries = 0; tries < 50; tries += 1) {
    const { items } = await api("GET", "/request-log?outcome=refused");
    if (items.length > 0) return items[0].id;
    await new Promise((accept) => setTimeout(accept, 200));
  }
  throw new Error("No refused request came into the log.");
}

async function makeFolders(api) {
  const make = async (name, parentId = null) => (await api("POST", "/folders", { name, parentId })).id;
  const sales = await make("Sales");
  const europe = await make("Europe", sales);
  await make("Contracts", europe);
  await make("Americas", sales);
  await make("Engineering");
  return { sales, europe };
}

async function makeRules(api, [first, second], { sales }) {
  const { version } = await api("GET", "/rules");
  const rule = { accessRole: null, userType: null, folderIds: [] };
  const rules = [
    { ...rule, groupId: first.id, userType: "Premium", folderIds: [sales] },
    { ...rule, groupId: second.id, accessRole: "User", userType: "Standard" },
  ];
  await api("PUT", "/rules", { version, rules });
}

/** Links for people without an account: a colleague who connects Entra, and an invited person. Returns their URLs. */
export async function inviteAndHandOver(page, { slug, connectorId }) {
  const handed = { forWhom: "it@contoso.example", scope: "connect", days: 3 };
  const setup = await callApi(page, slug, "POST", `/connectors/${connectorId}/setup-links`, handed);
  const { items } = await callApi(page, slug, "GET", "/users?q=lin@fabrikam.example");
  const invitation = await callApi(page, slug, "POST", `/users/${items[0].id}/link`, { kind: "invite" });
  return { setupLink: setup.url, invitation: invitation.links[0].url };
}

/** Entra deactivates more people than the guard lets through. Last, because the connector is held then. Returns the hold's id. */
export async function holdByGuard(page, { slug, connectorId, token, tenantUrl }) {
  await callApi(page, slug, "PATCH", `/connectors/${connectorId}`, { guardLimit: 3 });
  const { items } = await callApi(page, slug, "GET", "/users");
  const body = JSON.stringify({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", path: "active", value: false }],
  });
  for (const { id } of items.filter(({ origin, active }) => active && origin.kind === "connector").slice(0, 7)) {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/scim+json" };
    await fetch(`${tenantUrl}/Users/${id}`, { method: "PATCH", headers, body });
  }
  const { holdId } = await callApi(page, slug, "GET", `/connectors/${connectorId}`);
  return holdId;
}

/** What Entra does now and then: it asks for somebody who is here already, for one who could be somebody else, and for no name. */
async function makeRefusals(tenantUrl, token, person) {
  const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
  const bodies = [
    { schemas, userName: person.userName, externalId: "another" },
    {
      schemas,
      userName: "lin.zhao@contoso.example",
      externalId: "7f3d2b7e-5a51-4c1c-9c0e-3f1f5a3e7c3e",
      displayName: "Lin Zhao",
      emails: [{ type: "work", primary: true, value: "lin@fabrikam.example" }],
    },
    { schemas, displayName: "Nobody" },
  ];
  for (const body of bodies) {
    await fetch(`${tenantUrl}/Users`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
      body: JSON.stringify(body),
    });
  }
}

/** As the page's own script would. */
async function callApi(page, slug, method, path, body) {
  return await page.evaluate(
    async ([url, verb, text]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(url, { method: verb, ...(text === undefined ? {} : { headers, body: text }) });
      if (!answer.ok) throw new Error(`${verb} ${url}: ${await answer.text()}`);
      return answer.status === 204 ? null : await answer.json();
    },
    [`/api/organizations/${slug}${path}`, method, body === undefined ? undefined : JSON.stringify(body)],
  );
}

import { type Fact, patchesAda, withEnterprise, workMail } from "@/tests/conformance/vendors/entra/facts";
import { coreUrn, enterprise, type Resource } from "@/tests/conformance/vendors/entra/world";

const minimalAda = () => ({
  ...Object.fromEntries(
    [
      "externalId",
      "displayName",
      "title",
      "preferredLanguage",
      "name",
      "emails",
      "phoneNumbers",
      "addresses",
      enterprise,
    ].map((name) => [name, undefined]),
  ),
});

/** Facts about the requests of Microsoft's validators on users. */
export const userValidatorFacts: Readonly<Record<string, Fact>> = {
  "validator-user-add-verbose": patchesAda(
    {
      schemas: [coreUrn, enterprise],
      active: true,
      displayName: "QWXTRHZP",
      title: "LKJHGFDS",
      emails: [{ type: "work", value: "ada@contoso.example", primary: true }],
      preferredLanguage: "pa",
      name: { givenName: "Ada", familyName: "Lovelace" },
      addresses: [{ type: "work", locality: "London" }],
      phoneNumbers: [
        { type: "work", value: "05-555" },
        { type: "mobile", value: "07-555" },
        { type: "fax", value: "09-555" },
      ],
      roles: [{ primary: true, display: "ROLEDISP", value: "ROLEVAL", type: "ROLETYPE" }],
      userType: "ZXCVBN",
      nickName: "ADA",
      locale: "XX-YY",
      timezone: "Random/Zone",
      [enterprise]: { employeeNumber: "E1" },
    },
    { ada: minimalAda },
  ),
  "validator-user-empty-operations": patchesAda({}),
  "validator-user-multi-different": patchesAda((_before, world) => ({
    preferredLanguage: undefined,
    externalId: world.ids.randomGuid,
    displayName: "QWXTRHZP",
  })),
  "validator-user-multi-same": patchesAda((_before, world) => ({ externalId: world.ids.randomGuid2 })),
  "validator-user-email-primary-path": patchesAda((_before, world) => ({
    ...workMail("ada.new@contoso.example"),
    name: { formatted: "Ada K", familyName: "K", givenName: "Ada" },
    externalId: world.ids.randomGuid,
  })),
  "validator-user-replace-typed": patchesAda((before) => ({
    displayName: "upd-1a2b3c4d",
    preferredLanguage: "upd-5e6f7a8b",
    ...workMail("upd-9c0d1e2f"),
    phoneNumbers: before.phoneNumbers.map((phone: Resource) =>
      phone.type === "work" ? { ...phone, value: "upd-3a4b5c6d" } : phone,
    ),
    ...withEnterprise({ department: "upd-7e8f9a0b" })(before),
  })),
};

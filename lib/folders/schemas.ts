/** The extension of SCIM whose `folders` names the folders that a user may use (PRODUCT S8). */
export const folderExtensionUrn = "urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName";

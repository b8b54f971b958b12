import {
  type ConnectorDto,
  type MappingSettings,
  type RequirableAttribute,
  requirableAttributes,
  type UpdateConnector,
} from "@/lib/connectors/schemas";

/** What the form of mapping rules edits. */
export interface MappingDraft extends MappingSettings {
  readonly uniqueGroupNames: boolean;
}

export function toDraft({ mapping, uniqueGroupNames }: ConnectorDto): MappingDraft {
  return { ...mapping, requiredAttributes: inOrder(mapping.requiredAttributes), uniqueGroupNames };
}

export function toInput({ requiredAttributes, userTypes, ...rest }: MappingDraft): UpdateConnector {
  return { ...rest, requiredAttributes: [...requiredAttributes], userTypes: [...userTypes] };
}

/** In one order, so that ticking and unticking leaves nothing unsaved. */
export function inOrder(names: readonly RequirableAttribute[]): readonly RequirableAttribute[] {
  return requirableAttributes.filter((name) => names.includes(name));
}

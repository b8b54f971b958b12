import { zodResolver } from "@hookform/resolvers/zod";
import type { Control, FieldErrors, UseFormRegister } from "react-hook-form";
import { CreateUser, type UserDetail } from "@/lib/users/schemas";

/** What the forms of a user hold: everything as text, empty where there is nothing. */
export interface UserFormValues {
  userName: string;
  displayName: string;
  givenName: string;
  familyName: string;
  email: string;
  title: string;
  userType: string;
  accessRole: NonNullable<CreateUser["accessRole"]> | null;
}

export const emptyUser: UserFormValues = {
  userName: "",
  displayName: "",
  givenName: "",
  familyName: "",
  email: "",
  title: "",
  userType: "",
  accessRole: null,
};

export const userResolver = zodResolver<UserFormValues, unknown, CreateUser>(CreateUser.required());

/** The text fields, in the order of the form. */
export const userFieldLabels = {
  userName: "User name",
  displayName: "Display name",
  givenName: "Given name",
  familyName: "Family name",
  email: "E-mail",
  title: "Title",
  userType: "User type",
} as const;

export type UserField = keyof typeof userFieldLabels;

/** A user as the form shows it. */
export function formValuesOf(user: UserDetail): UserFormValues {
  const attribute = (path: string) => user.attributes.find((one) => one.path === path)?.value ?? "";
  return {
    ...emptyUser,
    userName: user.userName,
    displayName: user.displayName ?? "",
    givenName: attribute("name.givenName"),
    familyName: attribute("name.familyName"),
    email: user.email ?? "",
    title: attribute("title"),
    userType: attribute("userType"),
  };
}

export interface UserFormParts {
  readonly register: UseFormRegister<UserFormValues>;
  readonly control: Control<UserFormValues, unknown, CreateUser>;
  readonly errors: FieldErrors<UserFormValues>;
}

/** For the summary on top. */
export function listUserErrors(errors: FieldErrors<UserFormValues>): { fieldId: string; message: string }[] {
  return Object.entries(errors).map(([field, error]) => ({ fieldId: `user-${field}`, message: error?.message ?? "" }));
}

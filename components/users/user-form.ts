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
export const userFields = ["userName", "displayName", "givenName", "familyName", "email", "title", "userType"] as const;

export type UserField = (typeof userFields)[number];

export function isUserField(name: string): name is UserField {
  return userFields.some((field) => field === name);
}

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

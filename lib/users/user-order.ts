import type { KeyOrder } from "@/lib/db/keyset";
import type { ListUsersParams } from "@/lib/users/schemas";

/** The users list's orders. Ids are by age, so `created` needs no column of its own. */
export function userOrder(sort: ListUsersParams["sort"] = "name"): KeyOrder {
  return {
    text: sort === "created" || sort === "-created" ? null : "u.name_key",
    id: "u.id",
    descending: sort.startsWith("-"),
  };
}

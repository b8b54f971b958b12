import { publicRoute } from "@/lib/http/public-route";
import { SignUp } from "@/lib/organizations/schemas";
import { signUp } from "@/lib/organizations/sign-up";

export const POST = publicRoute({ body: SignUp, status: 201 }, ({ caller, body }) => signUp(caller, body));

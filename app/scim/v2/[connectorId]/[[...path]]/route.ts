import { remoteAddress } from "@/lib/http/remote-address";
import { handleScim } from "@/lib/scim/http/handle";

const handle = (request: Request) => handleScim(request, { remoteAddress: remoteAddress(request.headers) });

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };

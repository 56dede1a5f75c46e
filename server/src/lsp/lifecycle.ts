import {
  type Connection,
  ErrorCodes,
  Message,
  type MessageStrategy,
  type RequestMessage,
  RequestType,
  ResponseError,
} from 'vscode-languageserver';
import { isWellFormed, takesNoParams } from './paramShapes.ts';

type Next = Parameters<MessageStrategy['handleMessage']>[1];

interface Refusal {
  readonly code: number;
  readonly reason: string;
}

/** A request that is refused comes to the connection under this name, with the {@link Refusal} as its parameters. */
const REFUSED = new RequestType<Refusal, never, void>('yinju/refused');

/**
 * Holds a client to the protocol's order and to the shapes of parameters, before any feature sees a request: nothing
 * but `initialize` at first, nothing but `exit` after `shutdown`, no `initialize` twice, and parameters that are
 * there. What is wrong is answered with the protocol's own errors.
 */
export class Lifecycle implements MessageStrategy {
  #stage: 'new' | 'running' | 'shutDown' = 'new';
  #onMessage = (): void => undefined;

  /** To be called for the connection that was made with this strategy, before it listens. */
  static serve(connection: Connection): void {
    connection.onRequest(REFUSED, ({ code, reason }) => new ResponseError(code, reason));
  }

  /** Has {@link listener} called before each message of the client is dealt with. */
  listen(listener: () => void): void {
    this.#onMessage = listener;
  }

  handleMessage(message: Message, next: Next): ReturnType<Next> {
    this.#onMessage();
    if (Message.isRequest(message)) return next(this.#admit(withoutNothing(message)));
    const isOrdered =
      !Message.isNotification(message) || message.method === 'exit' || this.#stage === 'running';
    return isOrdered ? next(message) : undefined;
  }

  #admit(request: RequestMessage): RequestMessage {
    const refusal = this.#refusalOf(request);
    if (refusal) return { ...request, method: REFUSED.method, params: { ...refusal } };
    if (request.method === 'shutdown') this.#stage = 'shutDown';
    if (request.method !== 'initialize') return request;
    this.#stage = 'running';
    return { ...request, params: { capabilities: {}, ...request.params } };
  }

  #refusalOf({ method, params }: RequestMessage): Refusal | undefined {
    if (this.#stage === 'new' && method !== 'initialize') {
      return { code: ErrorCodes.ServerNotInitialized, reason: `initialize comes before ${method}` };
    }
    if (this.#stage === 'shutDown') {
      return {
        code: ErrorCodes.InvalidRequest,
        reason: `the server has been shut down: no ${method} any more`,
      };
    }
    if (this.#stage === 'running' && method === 'initialize') {
      return { code: ErrorCodes.InvalidRequest, reason: 'the server has been initialized already' };
    }
    if (!isWellFormed(method, params)) {
      return { code: ErrorCodes.InvalidParams, reason: `${method} has parameters of another shape` };
    }
    return undefined;
  }
}

/** JSON-RPC leaves parameters out where there are none; some clients write `null`, or an empty object. */
function withoutNothing(request: RequestMessage): RequestMessage {
  if (request.params !== null && !takesNoParams(request.method)) return request;
  const { params: _none, ...rest } = request;
  return rest;
}

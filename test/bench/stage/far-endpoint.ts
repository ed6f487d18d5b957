import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Socket} from 'node:net';

/** An endpoint at a distance. */
export interface FarEndpoint extends AsyncDisposable {
  readonly url: string;
}

/**
 * Listens on loopback before an endpoint, so many milliseconds of a round trip away: what is sent comes half of one later on
 * either way, and nothing before the connection would have been opened, a whole one after it was begun.
 */
export async function startFarEndpoint(target: string, roundTrip: number): Promise<FarEndpoint> {
  const {hostname, port} = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer({noDelay: true}, near => {
    const far = connect({host: hostname, port: Number(port), noDelay: true});
    passOn(near, far, roundTrip / 2, performance.now() + roundTrip);
    passOn(far, near, roundTrip / 2, 0);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Nothing leaves before a moment, as `performance.now` tells it. */
function passOn(from: Socket, to: Socket, delay: number, earliest: number): void {
  const later = (pass: () => void) => {
    setTimeout(pass, Math.max(0, earliest - performance.now()) + delay);
  };
  from.on('data', piece => later(() => to.write(piece)));
  from.on('end', () => later(() => to.end()));
  from.on('close', () => later(() => to.destroy()));
}

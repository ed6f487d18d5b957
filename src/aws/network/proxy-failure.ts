/** A proxy did not make the way that was asked of it. */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure';
  /** Host and port of the proxy. */
  readonly proxy: string;
  /** What it answered; undefined when it could not be reached, which the cause explains. */
  readonly status: number | undefined;

  constructor(proxy: string, status?: number, options?: ErrorOptions) {
    super(`The proxy ${proxy} did not let it through`, options);
    this.proxy = proxy;
    this.status = status;
  }
}

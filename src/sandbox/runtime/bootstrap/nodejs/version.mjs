/** The version of Node.js that the function names: from 24 on the service's runtime is another one. */
export const nodeVersion = Number(/nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV)?.[1]);

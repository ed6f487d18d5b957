import {createContext, useContext} from 'react';
import type {Services} from '../../console/services.ts';

const ServicesContext = createContext<Services | undefined>(undefined);

/** Provides the services to everything below. */
export const ServicesProvider = ServicesContext.Provider;

/** The services; they never change during a session. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error('No services are provided');
  return services;
}

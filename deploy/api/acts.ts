// Makes a change, a transfer and an erasure request at a running suite, and prints what came of them. Who asks, and for
// whom, comes by the environment: a token on the command line could be read by everybody on the machine.
import { change, clientOf, erasure, transfer } from './client.js';

// Of Node; whatever else is used here is a browser's too.
declare const process: { env: Record<string, string | undefined>; stdout: { write(text: string): void } };

function given(name: string) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

const gateway = given('GUANHU_GATEWAY');
const customer = given('GUANHU_CUSTOMER');
const manager = clientOf(gateway, given('GUANHU_MANAGER_TOKEN'));
const app = clientOf(gateway, given('GUANHU_CUSTOMER_TOKEN'));

const made = {
  change: await change(manager, customer, given('GUANHU_PHONE')),
  transfer: await transfer(manager, customer, given('GUANHU_TO_MANAGER')),
  request: await erasure(app),
};
process.stdout.write(JSON.stringify(made));

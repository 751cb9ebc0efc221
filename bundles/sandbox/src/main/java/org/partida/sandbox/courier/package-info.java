/**
 * Two couriers that collected cash for the sandbox's companies, as their interfaces tell it, with
 * the faults and corrections that such programs have.
 */
package org.partida.sandbox.courier;

/**
 * A shop's program whose documents can be pulled: the sales of the generated world as its owner
 * knows them, under the addresses of docs/sources.md, with the faults that such programs have.
 */
package org.partida.sandbox.shop;

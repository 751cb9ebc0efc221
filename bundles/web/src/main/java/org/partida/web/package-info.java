/**
 * REST and the web page: an edge. It makes the Actor, calls the services and shows what they
 * answer; it decides nothing itself.
 */
package org.partida.web;

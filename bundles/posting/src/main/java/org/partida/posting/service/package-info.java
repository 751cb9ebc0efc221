/**
 * Vouchers on their way to the host and back: propose, post, take back, report, export. The rules
 * themselves come as services.
 */
package org.partida.posting.service;

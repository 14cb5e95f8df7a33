import type { DisputeRow, TransferRow } from '../../../preload/contract';
import { cleanLine, cleanText } from '../message/clean';
import { maskIdNumber, maskName, maskPhone } from '../privacy';
import type { Dispute, Transfer } from '../types';

/** Parties are private people, and masked like whoever reports. */
export const toDisputeRow = ({ parties, agreement, visit, mediator, ...dispute }: Dispute): DisputeRow => ({
  ...dispute,
  mediator: mediator === undefined ? undefined : cleanLine(mediator),
  parties: parties.map(({ side, name, phone, idNumber }) => ({
    side,
    name: maskName(cleanLine(name)),
    phone: phone === undefined ? undefined : maskPhone(cleanLine(phone)),
    idNumber: idNumber === undefined ? undefined : maskIdNumber(cleanLine(idNumber)),
  })),
  agreement: agreement && { ...agreement, text: cleanText(agreement.text) },
  visit: visit && { ...visit, text: cleanText(visit.text) },
});

export const toTransferRow = ({ to, office, at, receipt, text }: Transfer): TransferRow => ({
  to,
  office: cleanLine(office),
  at,
  receipt: receipt === undefined ? undefined : cleanLine(receipt),
  text: text === undefined ? undefined : cleanText(text),
});

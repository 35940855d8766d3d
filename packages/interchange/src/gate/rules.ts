/** What the gate can recognise in a value. */
export type GateRule =
  | 'pii_email'
  | 'pii_url'
  | 'pii_handle'
  | 'pii_phone'
  | 'pii_national_id'
  | 'pii_iban'
  | 'pii_card'
  | 'pii_name'

/**
 * What a value is used as. The more a field is meant for codes, the more a number must look like personal data
 * before it is taken for some; the name of a person is looked for where no organisation and no code is named:
 *
 * - id: ids and requisition codes. A bare number counts only where prefix, length and checksum all speak for it
 * - code: other dimensions named after codes ("team_id"). Numbers as in ids; no names of people
 * - label: stages, steps, kinds and reasons. A number that is all of it may be an id of theirs; no names of people
 * - word: employers and departments. No numbers of people, but what looks like their names
 * - attribute: every other dimension. Neither numbers nor names of people
 */
export type FieldUse = 'id' | 'code' | 'label' | 'word' | 'attribute'

/** What a report says of a hit; made from the rule alone, so it cannot repeat the value. */
export const messageOfRule: Readonly<Record<GateRule, string>> = {
  pii_email: 'looks like an e-mail address; personal data is not stored',
  pii_url: 'looks like a web address; personal data is not stored',
  pii_handle: 'looks like the handle of a profile; personal data is not stored',
  pii_phone: 'looks like a telephone number; personal data is not stored',
  pii_national_id: 'looks like a national identity, tax or insurance number; personal data is not stored',
  pii_iban: 'looks like a bank account number; personal data is not stored',
  pii_card: 'looks like a payment card number; personal data is not stored',
  pii_name: 'looks like the name of a person; personal data is not stored',
}

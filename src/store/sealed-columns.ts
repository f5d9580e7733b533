/** A column whose text a cipher sealed, and the key of its table. */
export type SealedColumn = {
  readonly table: string
  readonly key: readonly string[]
  readonly column: string
}

const columnsOf = (table: string, key: readonly string[], columns: readonly string[]) =>
  columns.map((column) => ({ table, key, column }))

/** Everything that lies sealed. A new column of that kind is added here, or a change of the key leaves it behind. */
export const sealedColumns: readonly SealedColumn[] = [
  ...columnsOf('conversation', ['place', 'id'], ['citizen_sealed', 'dialogue_sealed']),
  ...columnsOf(
    'turn',
    ['place', 'conversation_id', 'seq'],
    ['text_sealed', 'replies_sealed', 'attachments_sealed'],
  ),
  ...columnsOf('order_personal', ['place', 'order_no'], ['sealed']),
  ...columnsOf('delivery', ['place', 'id'], ['address_sealed', 'body_sealed']),
  ...columnsOf('inbox_message', ['place', 'channel', 'message_id'], ['message_sealed']),
  ...columnsOf('attachment', ['place', 'id'], ['content_sealed', 'source_sealed']),
  ...columnsOf('shared_value', ['place', 'name'], ['value_sealed']),
  ...columnsOf('channel_client', ['place', 'id'], ['key_sealed']),
  ...columnsOf('unit_enquiry', ['place', 'id'], ['question_sealed', 'answer_sealed']),
  ...columnsOf('daily_check', ['place', 'id'], ['found_sealed']),
  ...columnsOf('continue_code', ['place', 'conversation_digest'], ['conversation_sealed']),
]

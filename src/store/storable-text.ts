import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  type ValueNode,
} from 'kysely'

/** Text as Postgres can hold it: without NUL and without half of a surrogate pair. */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** NUL and halves of pairs stand escaped in JSON. Who writes such an escape in words is looked at, too. */
const unstorable = /\\u(?:0000|d[89a-f])/i

/** JSON of a value, every string in it storable. `undefined` members are left out. */
export const storableJson = (value: unknown): string => {
  const json = JSON.stringify(value)
  return unstorable.test(json) ? withStorableStrings(value) : json
}

const withStorableStrings = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? storableText(member) : member,
  )

const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return storableText(value)
  return Array.isArray(value) ? value.map(storable) : value
}

class BoundValues extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode, _queryId?: QueryId): ValueNode {
    return { ...node, value: storable(node.value) }
  }
  protected override transformPrimitiveValueList(
    node: PrimitiveValueListNode,
    _queryId?: QueryId,
  ): PrimitiveValueListNode {
    return { ...node, values: node.values.map(storable) }
  }
}

/**
 * Makes every bound string storable, in one place: a NUL in a citizen's message, an address or a header would
 * otherwise fail the statement it reaches.
 */
export class StorableTextPlugin implements KyselyPlugin {
  readonly #boundValues = new BoundValues()
  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return this.#boundValues.transformNode(args.node, args.queryId)
  }
  async transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return args.result
  }
}

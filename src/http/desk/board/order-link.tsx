type Props = { readonly place: string; readonly no: string }

export const OrderLink = ({ place, no }: Props) => (
  <a href={`/${place}/desk/orders/${encodeURIComponent(no)}`}>{no}</a>
)

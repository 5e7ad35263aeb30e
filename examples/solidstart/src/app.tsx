export default function App() {
  return <p>Webhooks arrive at /api/contact-pro.</p>;
}

import './frame/base.css';
import './frame/language';
import { createRoot } from 'react-dom/client';
import { App } from './frame/App';
import { PAGES } from './pages';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<App pages={PAGES} />);
}

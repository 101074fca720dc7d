import { render } from 'preact';
import './style/app.css';
import { connect } from './core/live';
import { tellFault } from './core/session';
import { App } from './shell/app';

const root = document.getElementById('app');
if (root) render(<App />, root);
connect().catch(tellFault);

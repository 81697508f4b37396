import { Component } from '../../libraries/preact.js';

/** Draws itself anew every half second, without the rest of the page: for ages. */
export class Ticking extends Component {
  componentDidMount() {
    this.timer = setInterval(() => this.setState({}), 500);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }
}
